namespace TypedFlags.Tests.Engine;

/// <summary>The table that a change copies only a part of, held against a dictionary.</summary>
public class LayeredStatesTests
{
    private const int Flags = 1_000;

    [Fact]
    public void After_any_changes_it_says_what_a_dictionary_would_and_what_was_there_before_stays()
    {
        Random random = new(20261121);
        Dictionary<int, LayeredState> expected = [];
        LayeredStates states = LayeredStates.None;
        for (int round = 0; round < 200; round++)
        {
            LayeredStates before = states;
            Dictionary<int, LayeredState> expectedBefore = new(expected);
            List<(int Index, LayeredState? State)> changes = [];
            for (int change = random.Next(6); change >= 0; change--)
            {
                // Sometimes one place twice, and sometimes something that was not there is taken away.
                int index = random.Next(8) == 0 && changes.Count > 0 ? changes[^1].Index : random.Next(Flags);
                LayeredState? state = random.Next(3) == 0 ? null : LayeredState.Nothing.Over(FlagState.Empty, isStale: false);
                changes.Add((index, state));
                expected.Remove(index);
                if (state is not null)
                {
                    expected.Add(index, state);
                }
            }

            states = round % 10 == 9 ? LayeredStates.Of(Flags, new(expected), before) : states.With(Flags, changes);

            AssertSays(expected, states);
            AssertSays(expectedBefore, before);
            Assert.Equal(
                Enumerable.Range(0, Flags).Where(index => !ReferenceEquals(expected.GetValueOrDefault(index), expectedBefore.GetValueOrDefault(index))),
                states.DifferencesFrom(before));
            Assert.InRange(
                Enumerable.Range(0, LayeredStates.ChunkCount(Flags)).Count(chunk => !states.SharesChunk(before, chunk)),
                0,
                changes.Select(change => change.Index / LayeredStates.ChunkSize).Distinct().Count());
        }
    }

    [Fact]
    public void What_is_said_again_is_the_same_table()
    {
        LayeredState state = LayeredState.Nothing.Over(FlagState.Empty, isStale: false);
        LayeredStates states = LayeredStates.None.With(Flags, [(7, state)]);

        Assert.Same(states, states.With(Flags, [(7, state), (8, null), (999, null)]));
    }

    private static void AssertSays(Dictionary<int, LayeredState> expected, LayeredStates states)
    {
        Assert.Equal(expected.Count, states.Count);
        Assert.All(expected, one => Assert.Same(one.Value, states[one.Key]));
    }
}
