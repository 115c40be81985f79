// Made of redis-scripts/*.lua by `npm run embed:lua`. Change those.

export const SCRIPTS = {
  extendBlock: `-- Stands in front of each script of this folder (scripts/embed-lua.ts).

-- ARGV holds names and values by turns. A name without a value was left out and is nil.
local arguments = {}
for at = 1, #ARGV, 2 do arguments[ARGV[at]] = ARGV[at + 1] end

-- Fields of a hash by their names, nil where there is none.
local function read_fields(key, ...)
  local names, fields = {...}, {}
  for at, value in ipairs(redis.call('HMGET', key, ...)) do
    if value then fields[names[at]] = value end
  end
  return fields
end

-- The server's own id tells a Redis that was restarted or took over from another: it may have missed the last joins.
local function own_run_id()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
end

-- More numbers may be given out, if Redis is still in that epoch.
local counters = unpack(KEYS)

local epoch, reserved = arguments.epoch, arguments.reserved

local queue = read_fields(counters, 'epoch', 'reserved')
if queue.epoch ~= epoch or tonumber(queue.reserved) >= tonumber(reserved) then return 0 end
redis.call('HSET', counters, 'reserved', reserved)
return 1
`,
  join: `-- Stands in front of each script of this folder (scripts/embed-lua.ts).

-- ARGV holds names and values by turns. A name without a value was left out and is nil.
local arguments = {}
for at = 1, #ARGV, 2 do arguments[ARGV[at]] = ARGV[at + 1] end

-- Fields of a hash by their names, nil where there is none.
local function read_fields(key, ...)
  local names, fields = {...}, {}
  for at, value in ipairs(redis.call('HMGET', key, ...)) do
    if value then fields[names[at]] = value end
  end
  return fields
end

-- The server's own id tells a Redis that was restarted or took over from another: it may have missed the last joins.
local function own_run_id()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
end

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
    redis.call('SET', chunk, visitor .. string.rep('\\0', (visitors_per_chunk - 1) * #visitor), 'EX', keep_seconds)
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
`,
  openEpoch: `-- Stands in front of each script of this folder (scripts/embed-lua.ts).

-- ARGV holds names and values by turns. A name without a value was left out and is nil.
local arguments = {}
for at = 1, #ARGV, 2 do arguments[ARGV[at]] = ARGV[at + 1] end

-- Fields of a hash by their names, nil where there is none.
local function read_fields(key, ...)
  local names, fields = {...}, {}
  for at, value in ipairs(redis.call('HMGET', key, ...)) do
    if value then fields[names[at]] = value end
  end
  return fields
end

-- The server's own id tells a Redis that was restarted or took over from another: it may have missed the last joins.
local function own_run_id()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
end

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
`,
  readCounters: `-- Stands in front of each script of this folder (scripts/embed-lua.ts).

-- ARGV holds names and values by turns. A name without a value was left out and is nil.
local arguments = {}
for at = 1, #ARGV, 2 do arguments[ARGV[at]] = ARGV[at + 1] end

-- Fields of a hash by their names, nil where there is none.
local function read_fields(key, ...)
  local names, fields = {...}, {}
  for at, value in ipairs(redis.call('HMGET', key, ...)) do
    if value then fields[names[at]] = value end
  end
  return fields
end

-- The server's own id tells a Redis that was restarted or took over from another: it may have missed the last joins.
local function own_run_id()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
end

-- What Redis has given out; epoch 0 where it knows none, or only one of another server.
local counters = unpack(KEYS)

local queue = read_fields(counters, 'epoch', 'issued', 'run_id')
local is_own = queue.run_id == own_run_id()
return cjson.encode({epoch = is_own and tonumber(queue.epoch) or 0, issued = is_own and tonumber(queue.issued) or 0})
`,
  readStatus: `-- Stands in front of each script of this folder (scripts/embed-lua.ts).

-- ARGV holds names and values by turns. A name without a value was left out and is nil.
local arguments = {}
for at = 1, #ARGV, 2 do arguments[ARGV[at]] = ARGV[at + 1] end

-- Fields of a hash by their names, nil where there is none.
local function read_fields(key, ...)
  local names, fields = {...}, {}
  for at, value in ipairs(redis.call('HMGET', key, ...)) do
    if value then fields[names[at]] = value end
  end
  return fields
end

-- The server's own id tells a Redis that was restarted or took over from another: it may have missed the last joins.
local function own_run_id()
  return string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
end

-- The shared status document, and whether the caller is to make the next. Epoch 0: none that was opened on this server, and then
-- its document may be an old one, too.
local counters, document, document_maker = unpack(KEYS)

local making_ms_max = arguments.making_ms_max

local queue = read_fields(counters, 'epoch', 'issued', 'reserved', 'run_id')
local is_own = queue.run_id == own_run_id()
local shown = (is_own or not queue.run_id) and redis.call('GET', document)
local is_maker = redis.call('SET', document_maker, '1', 'NX', 'PX', making_ms_max)
return cjson.encode({
  document = shown or cjson.null,
  epoch = is_own and tonumber(queue.epoch) or 0,
  issued = is_own and tonumber(queue.issued) or 0,
  reserved = is_own and tonumber(queue.reserved) or 0,
  isMaker = is_maker and true or false,
})
`,
} as const;
