select 1; -- nothing by hand in services yet
