"""The pages, one module per place in the menu. A handler reads the request, asks the record, and gives a page its context."""
