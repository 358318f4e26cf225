namespace TypedFlags.Redis;

/// <summary>
/// What has to happen at once. The hash of what is cached has, for a question (a position, or nothing), the fields <c>=question</c>, the answer, and <c>?question</c>, who is asking the store at
/// the moment. Both begin with two lines: the generation they belong to, and when the asking began, in microseconds by Redis' own clock. An answer is <see cref="CachedAnswer"/>'s bytes,
/// <c>@</c> where it is the answer to no position, or <c>!</c> where it is too large to be shared.
/// </summary>
internal static class CacheScripts
{
    /// <summary>
    /// A write was done elsewhere. Where Redis can't say so to those who read the cache (it is full, can't save or only reads), the message does.
    /// KEYS: cache, generation. ARGV: a name that was never used, channel.
    /// </summary>
    public const string Changed = Run + """

        redis.pcall('DEL', KEYS[1])
        local done = redis.pcall('SET', KEYS[2], run .. ':' .. ARGV[1])
        local isVoid = type(done) == 'table' and not done.err
        return redis.call('PUBLISH', ARGV[2], isVoid and 'changed' or 'distrust')
        """;

    /// <summary>
    /// Asks for an answer. The hash is begun anew where it has many fields, of questions that nobody asks any more. A Redis that was started anew, or took over from another, may have missed a write: what it has from before is not believed.
    /// What is from a time to come, because the clock was set back, goes: beside it nothing that is asked for now would ever be the later answer.
    /// KEYS: cache, generation. ARGV: question, a name that was never used, oldest to accept and longest time to ask the store in microseconds, most bytes, life of the hash in milliseconds.
    /// Returns what to do (take, load, wait, alone or mend), the generation, the time, and the answer.
    /// </summary>
    public const string Ask = Run + """

        local time = redis.call('TIME')
        local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
        local at = string.format('%.0f', now)
        local generation = redis.call('GET', KEYS[2])
        if not generation or string.sub(generation, 1, #run + 1) ~= run .. ':' then
          generation = run .. ':' .. ARGV[2]
          redis.call('SET', KEYS[2], generation)
        end
        local function read(field, oldest)
          if redis.call('HSTRLEN', KEYS[1], field) > tonumber(ARGV[5]) then return 'spoilt' end
          local value = redis.call('HGET', KEYS[1], field)
          if not value then return 'none' end
          local of, began, rest = string.match(value, '^([^\n]*)\n(%d+)\n()')
          if not of then return 'spoilt' end
          local age = now - tonumber(began)
          if age < 0 then redis.call('HDEL', KEYS[1], field) end
          if of ~= generation or age < 0 or age > oldest then return 'none' end
          return 'found', value, string.sub(value, rest, rest)
        end
        local oldest = tonumber(ARGV[3])
        local state, value, first = read('=' .. ARGV[1], oldest)
        if first == '@' then state, value, first = read('=', oldest) end
        if first == '!' then return { 'alone', generation, at, '' } end
        if state == 'found' then return { 'take', generation, at, value } end
        if state == 'none' and read('?' .. ARGV[1], math.min(oldest, tonumber(ARGV[4]))) == 'found' then
          return { 'wait', generation, at, '' }
        end
        if redis.call('HLEN', KEYS[1]) >= 64 then redis.call('DEL', KEYS[1]) end
        redis.call('HSET', KEYS[1], '?' .. ARGV[1], generation .. '\n' .. at .. '\n')
        redis.call('PEXPIRE', KEYS[1], ARGV[6])
        return { state == 'none' and 'load' or 'mend', generation, at, '' }
        """;

    /// <summary>
    /// Keeps an answer, unless something was written since it was asked for, or a later answer is there. One that is everything, to a question for less, says that the store does not know
    /// its own past: it was restored, so that nothing that was cached before is believed any more.
    /// KEYS: cache, generation. ARGV: question, generation and time when it was asked, answer, 1 where it is everything, a name that was never used, life of the hash in milliseconds.
    /// </summary>
    public const string Keep = """
        local generation = redis.call('GET', KEYS[2])
        if generation ~= ARGV[2] then return 'late' end
        local question = ARGV[1]
        if ARGV[5] == '1' and question ~= '' then
          generation = string.match(generation, '^[^:]*:') .. ARGV[6]
          redis.call('SET', KEYS[2], generation)
          redis.call('DEL', KEYS[1])
          redis.call('HSET', KEYS[1], '=' .. question, generation .. '\n' .. ARGV[3] .. '\n@')
          question = ''
        end
        local there = redis.call('HGET', KEYS[1], '=' .. question)
        if there then
          local of, began = string.match(there, '^([^\n]*)\n(%d+)\n')
          if of == generation and tonumber(began) > tonumber(ARGV[3]) then return 'late' end
        end
        redis.call('HSET', KEYS[1], '=' .. question, generation .. '\n' .. ARGV[3] .. '\n' .. ARGV[4])
        redis.call('HDEL', KEYS[1], '?' .. question)
        redis.call('PEXPIRE', KEYS[1], ARGV[7])
        return 'kept'
        """;

    /// <summary>The store could not be asked: somebody else may try. KEYS: cache. ARGV: question, generation, time.</summary>
    public const string GiveUp = """
        if redis.call('HGET', KEYS[1], '?' .. ARGV[1]) == ARGV[2] .. '\n' .. ARGV[3] .. '\n' then
          redis.call('HDEL', KEYS[1], '?' .. ARGV[1])
        end
        return 'given up'
        """;

    /// <summary>The server's name for its time since it was started; empty where it does not say.</summary>
    private const string Run = """
        local info = redis.pcall('INFO', 'server')
        local run = type(info) == 'string' and string.match(info, 'run_id:(%x+)') or ''
        """;
}
