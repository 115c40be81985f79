-- Begins an epoch: its numbers may be given out on this server. One that is not newer than Redis' own changes nothing.
local counters = unpack(KEYS)

local epoch, reserved = arguments.epoch, arguments.reserved
local issued = arguments.issued                              -- the highest index before it
local has_provisional = arguments.has_provisional == '1'     -- PostgreSQL gave some out
local keep_seconds = arguments.keep_seconds

-- So long PostgreSQL is asked for who comes without a ticket: whoever lost it did so just then.
local LOOK_UP_SECONDS = 600

local known_epoch = redis.call('HGET', counters, 'epoch')
if known_epoch and tonumber(known_epoch) >= tonumber(epoch) then return 0 end
redis.call('HSET', counters, 'epoch', epoch, 'issued', issued, 'reserved', reserved, 'run_id', own_run_id())
if has_provisional then
  redis.call('HSET', counters, 'look_up_until', redis.call('TIME')[1] + LOOK_UP_SECONDS)
end
redis.call('EXPIRE', counters, keep_seconds)
return 1
