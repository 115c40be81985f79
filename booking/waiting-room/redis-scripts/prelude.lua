-- Stands in front of each script of this folder (scripts/embed-lua.ts).

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
