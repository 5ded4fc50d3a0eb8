"""The parking stall: free places now and in two hours, said as surely as it is known."""
