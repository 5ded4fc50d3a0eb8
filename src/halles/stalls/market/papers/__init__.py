"""What the market prints: for who leaves without a telephone, and for the shop."""
