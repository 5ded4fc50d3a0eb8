"""The parking stall thinks here: values in, values out."""
