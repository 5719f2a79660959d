"""The pages and the API: server-rendered, readable without a script, bound to this machine until accounts exist."""
