select 1; -- nothing by hand in checkout yet
