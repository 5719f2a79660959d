"""What fills an `Analysis`, one module per parser; imported only for the language that needs it."""
