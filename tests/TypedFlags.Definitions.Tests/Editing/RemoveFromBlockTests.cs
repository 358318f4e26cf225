namespace TypedFlags.Definitions.Tests.Editing;

public class RemoveFromBlockTests : EditingTest
{
    [Theory]
    [InlineData("a", "flags:\n  b:\n    default: true\n  c: {}\n")]
    [InlineData("b", "flags:\n  a:\n    default: true\n  c: {}\n")]
    [InlineData("c", "flags:\n  a:\n    default: true\n  b:\n    default: true\n")]
    public void The_first_one_in_the_middle_and_the_last(string key, string after) =>
        AssertRemoved("flags:\n  a:\n    default: true\n  b:\n    default: true\n  c: {}\n", after, key);

    [Theory]
    [InlineData("flags:\n  a:\n    default: true\n", "flags: {}\n")]
    [InlineData("flags:\n  a: {}", "flags: {}")]
    [InlineData("flags: # ours\n  a: {}\n", "flags: {} # ours\n")]
    [InlineData("namespace: Shop\n\nflags:\n\n  a: {}\n\ncontext:\n  plan: string\n", "namespace: Shop\n\nflags: {}\n\ncontext:\n  plan: string\n")]
    [InlineData("---\nflags:\n  a: {}\n...\n", "---\nflags: {}\n...\n")]
    [InlineData("\"flags\" :\n  a: {}\n", "\"flags\" : {}\n")]
    [InlineData("flags:\n  # Checkout\n\n  a: {}\n", "flags: {}\n  # Checkout\n")]
    public void The_only_one(string before, string after) => AssertRemoved(before, after, "a");

    [Fact]
    public void Comments_right_above_it_and_within_it_go() => AssertRemoved(
        "flags:\n  a: {}\n  # about b,\n  # in two lines\n  b: # here\n    # why\n    default: true # really\n    # goes in May\n  c: {}\n",
        "flags:\n  a: {}\n  c: {}\n",
        "b");

    [Fact]
    public void Comments_of_its_neighbours_stay() => AssertRemoved(
        "flags:\n  # about a\n  a:\n    default: true\n    # goes in May\n  b:\n    default: true\n  # about c\n  c: {} # c\n",
        "flags:\n  # about a\n  a:\n    default: true\n    # goes in May\n  # about c\n  c: {} # c\n",
        "b");

    [Fact]
    public void A_comment_within_it_may_be_apart() => AssertRemoved(
        "flags:\n  a:\n    default: true\n\n    # rollout: 20\n\n  # about b\n  b: {}\n",
        "flags:\n  # about b\n  b: {}\n",
        "a");

    [Fact]
    public void A_comment_apart_from_it_is_a_heading_and_stays() => AssertRemoved(
        "flags:\n  # Checkout\n\n  a: {}\n  b: {}\n",
        "flags:\n  # Checkout\n\n  b: {}\n",
        "a");

    [Fact]
    public void A_heading_of_several_flags_stays() => AssertRemoved(
        "flags:\n  # Checkout\n  new_page: {}\n  new_cart: {}\n\n  # Search\n  fast: {}\n",
        "flags:\n  # Checkout\n  new_cart: {}\n\n  # Search\n  fast: {}\n",
        "new_page");

    [Fact]
    public void A_framed_heading_stays() => AssertRemoved(
        "flags:\n  fast: {}\n\n  # ------------\n  # The checkout\n  # ------------\n  new_page: {}\n  new_cart: {}\n",
        "flags:\n  fast: {}\n\n  # ------------\n  # The checkout\n  # ------------\n  new_cart: {}\n",
        "new_page");

    [Fact]
    public void A_heading_goes_with_the_last_flag_under_it() => AssertRemoved(
        "flags:\n  # Checkout\n  new_page: {}\n\n  # Search\n  fast: {}\n",
        "flags:\n  # Search\n  fast: {}\n",
        "new_page");

    [Theory]
    [InlineData("# One page for all of it.", "a sentence")]
    [InlineData("# new_page", "its key")]
    [InlineData("# NewPage", "its name in C#")]
    [InlineData("# all who asked for it in spring and later", "many words")]
    public void What_speaks_of_the_flag_is_no_heading(string comment, string because)
    {
        string after = Assert.Single(Remove($"flags:\n  {comment}\n  new_page: {{}}\n  new_cart: {{}}\n\n  # Search\n  fast: {{}}\n", "new_page").ChangedFiles).Text;

        Assert.True(after == "flags:\n  new_cart: {}\n\n  # Search\n  fast: {}\n", because);
    }

    [Fact]
    public void Where_each_flag_has_its_comment_none_is_a_heading() => AssertRemoved(
        "flags:\n  # Page\n  new_page: {}\n  # Cart\n  new_cart: {}\n\n  # Search\n  fast: {}\n",
        "flags:\n  # Cart\n  new_cart: {}\n\n  # Search\n  fast: {}\n",
        "new_page");

    [Theory]
    [InlineData("a", "flags:\n  b: {}\n\n  c: {}\n\n# who\ncontext:\n  plan: string\n")]
    [InlineData("b", "flags:\n  a: {}\n\n  c: {}\n\n# who\ncontext:\n  plan: string\n")]
    [InlineData("c", "flags:\n  a: {}\n\n  b: {}\n\n# who\ncontext:\n  plan: string\n")]
    public void No_empty_line_is_left_over(string key, string after) =>
        AssertRemoved("flags:\n  a: {}\n\n  b: {}\n\n  c: {}\n\n# who\ncontext:\n  plan: string\n", after, key);

    [Fact]
    public void Groups_stay_apart() => AssertRemoved(
        "flags:\n  a: {}\n  b: {}\n\n  c: {}\n",
        "flags:\n  a: {}\n\n  c: {}\n",
        "b");

    [Fact]
    public void The_last_one_of_a_file_with_empty_lines() => AssertRemoved("flags:\n  a: {}\n\n  b: {}\n", "flags:\n  a: {}\n", "b");

    [Fact]
    public void No_last_line_break() => AssertRemoved("flags:\n  a: {}\n  b:\n    default: true", "flags:\n  a: {}", "b");

    [Fact]
    public void Windows_line_endings() => AssertRemoved(
        "flags:\r\n  # about a\r\n  a:\r\n    default: true\r\n\r\n  b: {}\r\n",
        "flags:\r\n  b: {}\r\n",
        "a");

    [Fact]
    public void Tabs_in_and_before_comments() => AssertRemoved(
        "flags:\n  a: {} #\tfirst\n  # about\tb\n  b: {} \t# second\n    #\tof b still\n  c: {}\t# third\n",
        "flags:\n  a: {} #\tfirst\n  c: {}\t# third\n",
        "b");

    [Theory]
    [InlineData("\"b\"")]
    [InlineData("'b'")]
    [InlineData("&anchor b")]
    [InlineData("? b\n  ")]
    public void However_its_key_is_written(string key) =>
        AssertRemoved($"flags:\n  a: {{}}\n  {key}: {{ default: true }}\n  c: {{}}\n", "flags:\n  a: {}\n  c: {}\n", "b");

    [Theory]
    [InlineData("description: |+\n      text\n      # no comment\n")]
    [InlineData("description: >-\n      one\n\n      # two\n")]
    [InlineData("description: one\n      two\n")]
    [InlineData("tags:\n    - x\n    - y\n")]
    [InlineData("users:\n      - ada\n    groups: [\n        qa,\n    ]\n")]
    public void However_it_ends(string property) =>
        AssertRemoved($"flags:\n  a: {{}}\n  b:\n    {property}  c: {{}}\n", "flags:\n  a: {}\n  c: {}\n", "b");

    [Fact]
    public void Empty_lines_that_are_text_of_the_flag_above_stay() => AssertRemoved(
        "flags:\n  a:\n    description: |+\n      text\n\n\n  b: {}\n",
        "flags:\n  a:\n    description: |+\n      text\n\n\n",
        "b");

    [Fact]
    public void An_alias_goes_and_its_anchor_stays() => AssertRemoved(
        "flags:\n  a: &all\n    default: true\n  b: *all\n  c: {}\n",
        "flags:\n  a: &all\n    default: true\n  c: {}\n",
        "b");

    [Fact]
    public void An_anchor_that_others_use_is_left_to_people() =>
        Assert.Contains("by hand", Remove("flags:\n  a: &all\n    default: true\n  b: *all\n", "a").Refusal!.Message, StringComparison.Ordinal);

    [Fact]
    public void What_switches_a_rule_off_for_it_goes_with_it() => AssertRemoved(
        "flags:\n  a: {}\n  # typedflags:disable TF2005: the old name\n  oldName: {}\n  # typedflags:restore TF2005\n  c: {}\n",
        "flags:\n  a: {}\n  c: {}\n",
        "oldName");

    [Fact]
    public void What_switches_a_rule_off_for_its_line_goes_with_it() => AssertRemoved(
        "flags:\n  oldName: {} # typedflags:disable TF2005\n  c: {}\n",
        "flags:\n  c: {}\n",
        "oldName");

    [Fact]
    public void What_switches_a_rule_off_below_goes_where_no_other_flag_needs_it() => AssertRemoved(
        "flags:\n  # typedflags:disable TF2005\n  oldName: {}\n  c: {}\n",
        "flags:\n  c: {}\n",
        "oldName");

    [Fact]
    public void What_switches_a_rule_off_for_others_too_stays() => AssertRemoved(
        "flags:\n  # the old names\n  # typedflags:disable TF2005\n  oldName: {}\n  olderName: {}\n",
        "flags:\n  # typedflags:disable TF2005\n  olderName: {}\n",
        "oldName");

    [Fact]
    public void What_only_the_analyzers_report_may_be_switched_off_for_others() => AssertRemoved(
        "flags:\n  # typedflags:disable TF1005\n  a: {}\n  b: {}\n",
        "flags:\n  # typedflags:disable TF1005\n  b: {}\n",
        "a");

    [Fact]
    public void What_switches_a_rule_on_again_for_others_stays() => AssertRemoved(
        "flags:\n  # typedflags:disable TF2005\n  oldName: {}\n  # typedflags:restore TF2005\n  a: {}\n  otherName: {}\n",
        "flags:\n  # typedflags:disable TF2005\n  oldName: {}\n  # typedflags:restore TF2005\n  otherName: {}\n",
        "a");
}
