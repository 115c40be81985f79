-- What Redis has given out; epoch 0 where it knows none, or only one of another server.
local counters = unpack(KEYS)

local queue = read_fields(counters, 'epoch', 'issued', 'run_id')
local is_own = queue.run_id == own_run_id()
return cjson.encode({epoch = is_own and tonumber(queue.epoch) or 0, issued = is_own and tonumber(queue.issued) or 0})
