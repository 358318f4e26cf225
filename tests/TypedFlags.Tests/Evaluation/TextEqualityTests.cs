namespace TypedFlags.Tests.Evaluation;

public class TextEqualityTests
{
    /// <summary>Texts of one length that differ in any one place, and do not differ: all lengths around those that are compared in place.</summary>
    [Fact]
    public void Texts_are_equal_where_every_character_is()
    {
        for (int length = 0; length <= 40; length++)
        {
            string text = string.Create(length, 0, static (target, _) =>
            {
                for (int index = 0; index < target.Length; index++)
                {
                    target[index] = (char)('a' + index);
                }
            });
            Assert.True(TextEquality.AreEqual(text, new string(text.AsSpan())));
            for (int place = 0; place < length; place++)
            {
                char[] other = text.ToCharArray();
                other[place] = '\u0161';
                Assert.False(TextEquality.AreEqual(text, other));
            }
        }
    }

    [Fact]
    public void A_text_is_not_equal_to_its_beginning()
    {
        for (int length = 1; length <= 40; length++)
        {
            string text = new('x', length);
            Assert.False(TextEquality.AreEqual(text, text.AsSpan(0, length - 1)));
        }
    }
}
