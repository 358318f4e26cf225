namespace TypedFlags.Definitions.Tests.Editing;

public class AddToBlockTests : EditingTest
{
    [Fact]
    public void Keys_in_order_stay_in_order() => AssertAdded(
        "flags:\n  alpha:\n    default: true\n  gamma:\n    default: true\n",
        "flags:\n  alpha:\n    default: true\n  beta:\n    created: 2026-10-01\n    default: false\n  gamma:\n    default: true\n",
        "beta");

    [Fact]
    public void Keys_in_no_order_get_the_new_one_at_the_end() => AssertAdded(
        "flags:\n  gamma:\n    default: true\n  alpha:\n    default: true\n",
        "flags:\n  gamma:\n    default: true\n  alpha:\n    default: true\n  beta:\n    created: 2026-10-01\n    default: false\n",
        "beta");

    [Fact]
    public void The_end_of_the_flags_need_not_be_the_end_of_the_file() => AssertAdded(
        "flags:\n  a: {}\n\n# who\ncontext:\n  plan: string\n",
        "flags:\n  a: {}\n  b: { created: 2026-10-01, default: false }\n\n# who\ncontext:\n  plan: string\n",
        "b");

    [Fact]
    public void A_comment_stays_with_the_flag_below_it() => AssertAdded(
        "flags:\n  a: {}\n  # about c,\n  # in two lines\n  c: {}\n",
        "flags:\n  a: {}\n  b: { created: 2026-10-01, default: false }\n  # about c,\n  # in two lines\n  c: {}\n",
        "b");

    [Fact]
    public void A_comment_apart_from_the_flag_below_it_is_a_heading() => AssertAdded(
        "flags:\n  # Checkout\n\n  b: {}\n  c: {}\n",
        "flags:\n  # Checkout\n\n  a: { created: 2026-10-01, default: false }\n  b: {}\n  c: {}\n",
        "a");

    [Fact]
    public void A_comment_further_in_stays_with_the_flag_above_it() => AssertAdded(
        "flags:\n  a:\n    default: true\n    # goes in May\n\n# the end\n",
        "flags:\n  a:\n    default: true\n    # goes in May\n  b:\n    created: 2026-10-01\n    default: false\n\n# the end\n",
        "b");

    [Fact]
    public void Flags_apart_by_empty_lines_stay_apart() => AssertAdded(
        "flags:\n  a:\n    default: true\n\n  # third\n  c:\n    default: true\n",
        "flags:\n  a:\n    default: true\n\n  b:\n    created: 2026-10-01\n    default: false\n\n  # third\n  c:\n    default: true\n\n"
            + "  d:\n    created: 2026-10-01\n    default: false\n",
        "b", "d");

    [Fact]
    public void The_first_of_flags_apart_by_empty_lines() => AssertAdded(
        "flags:\n  b:\n    default: true\n\n  c:\n    default: true\n",
        "flags:\n  a:\n    created: 2026-10-01\n    default: false\n\n  b:\n    default: true\n\n  c:\n    default: true\n",
        "a");

    [Fact]
    public void Indentation_by_four() => AssertAdded(
        "flags:\n    a:\n        default: true\n",
        "flags:\n    a:\n        default: true\n    b:\n        created: 2026-10-01\n        default: false\n",
        "b");

    [Fact]
    public void Indentation_where_no_flag_shows_it() => AssertAdded(
        "context:\n    plan:\n        type: string\nflags:\n",
        "context:\n    plan:\n        type: string\nflags:\n    a:\n        created: 2026-10-01\n        default: false\n",
        "a");

    [Fact]
    public void Windows_line_endings() => AssertAdded(
        "flags:\r\n  a: {}\r\n  c: {}\r\n",
        "flags:\r\n  a: {}\r\n  b: { created: 2026-10-01, default: false }\r\n  c: {}\r\n  d: { created: 2026-10-01, default: false }\r\n",
        "b", "d");

    [Fact]
    public void No_last_line_break() => AssertAdded(
        "flags:\n  a:\n    default: true",
        "flags:\n  a:\n    default: true\n  b:\n    created: 2026-10-01\n    default: false",
        "b");

    [Fact]
    public void A_block_text_at_the_end_keeps_its_lines() => AssertAdded(
        "flags:\n  a:\n    description: |+\n      text\n      # no comment\n\n\n",
        "flags:\n  a:\n    description: |+\n      text\n      # no comment\n\n\n  b:\n    created: 2026-10-01\n    default: false\n",
        "b");

    [Fact]
    public void A_folded_text_before_the_new_flag() => AssertAdded(
        "flags:\n  a:\n    description: >-\n      one\n\n      # two\n  c:\n    default: true\n",
        "flags:\n  a:\n    description: >-\n      one\n\n      # two\n  b:\n    created: 2026-10-01\n    default: false\n  c:\n    default: true\n",
        "b");

    [Fact]
    public void An_alias_as_the_last_value() => AssertAdded(
        "flags:\n  a: &all\n    default: true\n  c: *all\n",
        "flags:\n  a: &all\n    default: true\n  b:\n    created: 2026-10-01\n    default: false\n  c: *all\n  d:\n    created: 2026-10-01\n    default: false\n",
        "b", "d");

    [Fact]
    public void A_flag_on_one_line_where_most_are() => AssertAdded(
        "flags:\n  a: { default: true }\n  b: { default: true }\n  c:\n    default: true\n",
        "flags:\n  a: { default: true }\n  b: { default: true }\n  c:\n    default: true\n  d: { created: 2026-10-01, default: false }\n",
        "d");

    [Fact]
    public void A_document_that_ends_with_a_mark() => AssertAdded(
        "---\nflags:\n  a: {}\n...\n",
        "---\nflags:\n  a: {}\n  b: { created: 2026-10-01, default: false }\n...\n",
        "b");

    [Fact]
    public void A_byte_order_mark_is_none_of_the_text() => AssertAdded(
        "\ufeffflags:\n  a: {}\n",
        "flags:\n  a: {}\n  b: { created: 2026-10-01, default: false }\n",
        "b");
}
