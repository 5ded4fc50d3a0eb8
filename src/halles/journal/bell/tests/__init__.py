"""Tests of the bell."""
