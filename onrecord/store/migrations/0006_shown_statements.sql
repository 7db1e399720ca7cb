-- Statements are told apart by a gate (docs/record.md, schema 2). All statements of an older record are shown.
-- Their confidence stays that of the rule that found them, until the record is built again.
UPDATE statements SET row = json_insert(row, '$.shown', json('true')) WHERE json_valid(row);
