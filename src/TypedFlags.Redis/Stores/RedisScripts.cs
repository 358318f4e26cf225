namespace TypedFlags.Redis;

/// <summary>What has to happen at once, in Redis' own language: nothing else runs there while a script does.</summary>
internal static class RedisScripts
{
    /// <summary>
    /// A write: state, order, audit trail, id and message together. All reads come before the first write, so that a key of a foreign kind, or a Redis that is full,
    /// stops it before anything has changed. A version is the time in microseconds, or one more than the last: it goes on growing where Redis came back with old data,
    /// so that no version ever means two states. Numbers stay below 2^53, which Lua and sorted sets have exactly, until 2255.
    /// KEYS: state, order, audit, writes, meta. ARGV: field, id, expected version or empty, state or empty, who as JSON, head of the audit entry as JSON, epoch of a new
    /// store, most audit entries, channel.
    /// </summary>
    public const string Write = """
        local done = redis.call('HGET', KEYS[4], ARGV[2])
        if done then
          return { 'done', redis.call('ZRANGEBYSCORE', KEYS[3], done, done)[1] or '' }
        end
        local current = redis.call('HGET', KEYS[1], ARGV[1])
        local seen, before = '0', ''
        if current then
          local version, rest = string.match(current, '^(%d+)\n%d+\n[^\n]*\n()')
          if rest then
            before = string.sub(current, rest)
            if before ~= '' then seen = version end
          end
        end
        if ARGV[3] ~= '' and ARGV[3] ~= seen then
          return { 'conflict', current or '' }
        end
        redis.call('ZCARD', KEYS[2])
        local surplus = redis.call('ZCARD', KEYS[3]) + 1 - tonumber(ARGV[8])
        local last = redis.call('HGET', KEYS[5], 'version')
        local epoch = redis.call('HGET', KEYS[5], 'epoch')
        local time = redis.call('TIME')
        local at = time[1] .. string.format('%06d', tonumber(time[2]))
        local version = at
        if last and tonumber(last) >= tonumber(at) then
          version = string.format('%.0f', tonumber(last) + 1)
        end

        if not epoch then redis.call('HSET', KEYS[5], 'epoch', ARGV[7]) end
        redis.call('HSET', KEYS[5], 'version', version)
        redis.call('HSET', KEYS[1], ARGV[1], version .. '\n' .. at .. '\n' .. ARGV[5] .. '\n' .. ARGV[4])
        redis.call('ZADD', KEYS[2], version, ARGV[1])
        local entry = version .. '\n' .. at .. '\n' .. ARGV[2] .. '\n' .. ARGV[6] .. '\n' .. #before .. '\n' .. before .. ARGV[4]
        redis.call('ZADD', KEYS[3], version, entry)
        redis.call('HSET', KEYS[4], ARGV[2], version)
        if surplus > 0 then
          local oldest = math.min(surplus, 1000) - 1
          for _, old in ipairs(redis.call('ZRANGE', KEYS[3], 0, oldest)) do
            local id = string.match(old, '^%d+\n%d+\n([^\n]*)')
            if id then redis.call('HDEL', KEYS[4], id) end
          end
          redis.call('ZREMRANGEBYRANK', KEYS[3], 0, oldest)
        end
        redis.call('PUBLISH', ARGV[9], version)
        return { 'written', entry }
        """;

    /// <summary>
    /// A reading: everything, or what changed since a position. Where Redis was started anew since, it may have come back with older data, and only everything is certain.
    /// KEYS: state, order, meta. ARGV: epoch, run and version of the position.
    /// </summary>
    public const string Read = """
        local epoch = redis.call('HGET', KEYS[3], 'epoch') or ''
        local version = redis.call('HGET', KEYS[3], 'version') or '0'
        local info = redis.pcall('INFO', 'server')
        local run = type(info) == 'string' and string.match(info, 'run_id:(%x+)') or ''
        if ARGV[1] ~= epoch or ARGV[2] ~= run or tonumber(ARGV[3]) > tonumber(version) then
          return { epoch, run, version, 'all', redis.call('HGETALL', KEYS[1]) }
        end
        local changed = {}
        for _, field in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. ARGV[3], '+inf')) do
          changed[#changed + 1] = field
          changed[#changed + 1] = redis.call('HGET', KEYS[1], field) or ''
        end
        return { epoch, run, version, 'changed', changed }
        """;
}
