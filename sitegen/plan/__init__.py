"""From a newsroom to routes, and from a route to the view that its template gets."""
