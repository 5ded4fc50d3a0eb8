"""Copies of a deployment: made while it runs, and put back whole or not at all."""
