-- Gives a visitor their index, the same one each time.
--
-- counters      hash: epoch, issued, reserved, run_id (of the server that the epoch was opened on), second, joins (new ones in that
--               second), joins_before (in the second before it), look_up_until (PostgreSQL gave numbers out: until when it is
--               asked whether this visitor has one)
-- joins         hash: visitor -> index, one of many
-- epoch_opener  set while somebody opens an epoch
-- draw_list     who takes part in the draw, in the strings of this name with :0, :1 ... behind it
-- sources       new joins of a minute by address and device, 2 bytes a slot, in the strings of this name with :<minute> behind it.
--               A proof is not counted, because the challenge was
local counters, joins, epoch_opener, draw_list, sources = unpack(KEYS)

local visitor = arguments.visitor                            -- 9 bytes of the nonce's hash
local kept_index = arguments.kept_index                      -- of a ticket that the visitor has
local disowned_index = arguments.disowned_index              -- one of the visitor's that does not count
local is_looked_up = arguments.is_looked_up == '1'           -- PostgreSQL was asked whether it gave this visitor a number
local last_drawn = tonumber(arguments.last_drawn or 0)       -- nobody gets an index up to here: the draw is over
local is_before_draw = arguments.last_drawn == nil
local has_proof = arguments.has_proof == '1'
local proof_above = tonumber(arguments.proof_above)          -- joins a second above which a proof is needed; nil: never
local joins_per_second_max = tonumber(arguments.joins_per_second_max)
local address_slot, device_slot = arguments.address_slot, arguments.device_slot
local source_slots = arguments.source_slots
local visitors_per_chunk = arguments.visitors_per_chunk
local keep_seconds = arguments.keep_seconds
local opening_ms_max = arguments.opening_ms_max

-- A carrier puts many people behind one address, so that its count weighs so many times less than that of one kind of device there.
local DEVICES_BEHIND_ADDRESS = 5

local function remember(index)
  redis.call('HSET', joins, visitor, index)
  redis.call('EXPIRE', joins, keep_seconds)
end

local function put_on_draw_list(index, is_new)
  local chunk = draw_list .. ':' .. math.floor((index - 1) / visitors_per_chunk)
  local place = (index - 1) % visitors_per_chunk
  if is_new and place == 0 then
    redis.call('SET', chunk, visitor .. string.rep('\0', (visitors_per_chunk - 1) * #visitor), 'EX', keep_seconds)
  else
    redis.call('SETRANGE', chunk, place * #visitor, visitor)
    if not is_new then redis.call('EXPIRE', chunk, keep_seconds) end
  end
end

-- How many came lately from where this join comes from.
local function count_source(now)
  local minute = sources .. ':' .. math.floor(now / 60)
  local from_address, from_device = unpack(redis.call('BITFIELD', minute, 'OVERFLOW', 'SAT',
    'INCRBY', 'u16', '#' .. address_slot, 1, 'INCRBY', 'u16', '#' .. (source_slots + device_slot), 1))
  if from_device == 1 then redis.call('EXPIRE', minute, 120) end
  return math.max(from_device, math.floor(from_address / DEVICES_BEHIND_ADDRESS))
end

local queue = read_fields(counters,
  'epoch', 'issued', 'reserved', 'run_id', 'second', 'joins', 'joins_before', 'look_up_until')
if not queue.epoch or queue.run_id ~= own_run_id() then
  local is_opener = redis.call('SET', epoch_opener, '1', 'NX', 'PX', opening_ms_max)
  return cjson.encode({outcome = is_opener and 'open_epoch' or 'wait'})
end
local epoch, issued, reserved = tonumber(queue.epoch), tonumber(queue.issued), tonumber(queue.reserved)

local known_index = redis.call('HGET', joins, visitor) or nil
if known_index == disowned_index then known_index = nil end
if kept_index and known_index ~= kept_index then
  known_index = kept_index
  remember(kept_index)
  if is_before_draw then put_on_draw_list(tonumber(kept_index), false) end
end
if known_index then
  return cjson.encode({outcome = 'joined', index = tonumber(known_index), issued = issued, epoch = epoch, isNew = false})
end

-- By the second of the newest join, which saves a command: after a quiet time one join more is looked up.
local newest_second = tonumber(queue.second or 0)
if queue.look_up_until and tonumber(queue.look_up_until) > newest_second and not is_looked_up then
  return cjson.encode({outcome = 'look_up'})
end

local now = tonumber(redis.call('TIME')[1])
local joins_now, joins_before = tonumber(queue.joins or 0), tonumber(queue.joins_before or 0)
if now ~= newest_second then
  joins_before = now - newest_second == 1 and joins_now or 0
  joins_now = 0
end
local score = has_proof and 0 or count_source(now)
if proof_above and not has_proof and math.max(joins_now, joins_before) >= proof_above then
  return cjson.encode({outcome = 'proof_required', score = score})
end
if joins_now >= joins_per_second_max then return cjson.encode({outcome = 'rate_limited'}) end

local index = math.max(issued, last_drawn) + 1
if index > reserved then return cjson.encode({outcome = 'reserve', epoch = epoch, issued = index - 1}) end
redis.call('HSET', counters, 'issued', index, 'second', now, 'joins', joins_now + 1, 'joins_before', joins_before)
if index % 1000 == 0 then redis.call('EXPIRE', counters, keep_seconds) end
remember(index)
if is_before_draw then put_on_draw_list(index, true) end
return cjson.encode({outcome = 'joined', index = index, issued = index, epoch = epoch, isNew = true})
