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
