"""Nothing on a page may run, frame or reach outside its folder."""
