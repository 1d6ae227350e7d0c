"""Rules on how messages connect (MSG2xx): with the ones they follow, and with the page they lead to."""
