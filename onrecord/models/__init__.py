"""Adapters to the models the stages take as arguments."""
