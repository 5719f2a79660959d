"""Pictures drawn on the server as SVG: bars, map, network. No script is needed to see them."""
