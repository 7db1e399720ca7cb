"""Publication dates and time expressions."""
