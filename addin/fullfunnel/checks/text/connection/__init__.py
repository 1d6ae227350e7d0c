"""Whether two messages, or a message and its landing page, connect: product, price, promise, tone, language."""
