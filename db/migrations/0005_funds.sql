select 1; -- nothing by hand in funds yet
