using System.Collections.Concurrent;

namespace TypedFlags.Tests.Concurrency;

/// <summary>Threads that each repeat something until one of them fails or all are told to stop.</summary>
internal sealed class Crew
{
    /// <summary>Longer than any test of this kind takes, even on a busy machine.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(3);

    private readonly ConcurrentQueue<Exception> _failures = [];
    private readonly List<Thread> _threads = [];
    private volatile bool _isOver;

    /// <summary>True until somebody fails or <see cref="Stop"/> is called.</summary>
    public bool GoesOn => !_isOver;

    /// <summary>Adds a thread that does its work again and again; it is told how often it has.</summary>
    public void Add(Action<int> work)
    {
        Thread thread = new(() =>
        {
            try
            {
                for (int round = 0; !_isOver; round = unchecked(round + 1) & int.MaxValue)
                {
                    work(round);
                }
            }
            catch (Exception exception)
            {
                _failures.Enqueue(exception);
                _isOver = true;
            }
        });
        _threads.Add(thread);
        thread.Start();
    }

    public void Stop()
    {
        _isOver = true;
        foreach (Thread thread in _threads)
        {
            Assert.True(thread.Join(Hang), "A thread hangs.");
        }

        Assert.True(_failures.IsEmpty, string.Join('\n', _failures));
    }
}
