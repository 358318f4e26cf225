using TypedFlags.FlagRemoval.Tests.Values;

namespace TypedFlags.FlagRemoval.Tests.Unused;

public class AwaitlessFunctionsTests
{
    [Fact]
    public void A_value_that_is_there_is_given_as_a_finished_task() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public async Task<string> PayAsync(string name)
            {
                if (Pinned(true))
                {
                    return name;
                }

                return await OldAsync();
            }

            public async Task<long> CountAsync(int count) => Pinned(true) ? count : await CountOldAsync();

            private static async Task<string> OldAsync()
            {
                await Task.Yield();
                return "old";
            }

            private static async Task<int> CountOldAsync()
            {
                await Task.Yield();
                return 5;
            }
        }
        """).Becomes(
        """
        public class Checkout
        {
            public Task<string> PayAsync(string name)
            {
                return Task.FromResult(name);
            }

            public Task<long> CountAsync(int count) => Task.FromResult<long>(count);
        }
        """);

    [Fact]
    public void What_may_throw_still_throws_into_the_task() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public async Task<int> PayAsync(string name)
            {
                Answers.Show(name);
                return Pinned(true) ? int.Parse(name) : await Old.PayAsync();
            }

            public async Task<int> Pay2Async(string name) => Pinned(true) ? int.Parse(name) : await Old.PayAsync();

            public async Task SendAsync(string name)
            {
                if (!Pinned(true))
                {
                    await Old.PayAsync();
                }

                Answers.Show(name);
            }
        }

        public static class Old
        {
            public static Task<int> PayAsync() => Task.FromResult(5);
        }
        """).Becomes(
        """
        public class Checkout
        {
            public async Task<int> PayAsync(string name)
            {
                await Task.CompletedTask;
                Answers.Show(name);
                return int.Parse(name);
            }

            public async Task<int> Pay2Async(string name) => await Task.FromResult(int.Parse(name));

            public async Task SendAsync(string name)
            {
                await Task.CompletedTask;
                Answers.Show(name);
            }
        }

        public static class Old
        {
            public static Task<int> PayAsync() => Task.FromResult(5);
        }
        """);

    [Fact]
    public void Lambdas_and_local_functions() => PinnedProgram.Body(
        """
        Func<Task> send = async () =>
        {
            if (!Pinned(true))
            {
                await Task.Delay(1);
            }

            Show(text);
        };
        Func<int, Task<int>> count = async x => Pinned(true) ? x : await Task.FromResult(2);
        await send();
        Show(await count(number) + await Local());

        async Task<int> Local()
        {
            Show(text);
            return Pinned(true) ? 1 : await count(2);
        }
        """,
        """
        Func<Task> send = async () =>
        {
            await Task.CompletedTask;
            Show(text);
        };
        Func<int, Task<int>> count = x => Task.FromResult(x);
        await send();
        Show(await count(number) + await Local());

        async Task<int> Local()
        {
            await Task.CompletedTask;
            Show(text);
            return 1;
        }
        """,
        "async ");

    [Fact]
    public void What_did_not_await_before_stays_as_it_is() => PinnedProgram.Of(
        """
        public class Checkout
        {
        #pragma warning disable CS1998
            public async Task<int> PayAsync() => Pinned(true) ? 1 : 2;
        #pragma warning restore CS1998
        }
        """).Becomes(
        """
        public class Checkout
        {
        #pragma warning disable CS1998
            public async Task<int> PayAsync() => 1;
        #pragma warning restore CS1998
        }
        """);

    [Fact]
    public void An_iterator_still_waits() => PinnedProgram.Of(
        """
        public class Checkout
        {
            public async IAsyncEnumerable<int> PayAsync()
            {
                if (!Pinned(true))
                {
                    await Task.Yield();
                }

                yield return 1;
            }
        }
        """).Becomes(
        """
        public class Checkout
        {
            public async IAsyncEnumerable<int> PayAsync()
            {
                await Task.CompletedTask;
                yield return 1;
            }
        }
        """);
}
