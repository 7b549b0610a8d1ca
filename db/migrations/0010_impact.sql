select 1; -- nothing by hand in impact yet
