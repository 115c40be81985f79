-- More numbers may be given out, if Redis is still in that epoch.
local counters = unpack(KEYS)

local epoch, reserved = arguments.epoch, arguments.reserved

local queue = read_fields(counters, 'epoch', 'reserved')
if queue.epoch ~= epoch or tonumber(queue.reserved) >= tonumber(reserved) then return 0 end
redis.call('HSET', counters, 'reserved', reserved)
return 1
