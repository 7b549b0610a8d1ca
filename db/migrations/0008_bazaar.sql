select 1; -- nothing by hand in bazaar yet
