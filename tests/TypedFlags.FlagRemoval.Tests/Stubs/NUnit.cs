// What removal sees of the package NUnit 4.
using System;

namespace NUnit.Framework
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class TestFixtureAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TestAttribute : Attribute
    {
        public object? ExpectedResult { get; set; }
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SetUpAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class TestCaseAttribute(params object?[]? arguments) : Attribute
    {
        public object?[] Arguments { get; } = arguments ?? [];

        public object? ExpectedResult { get; set; }

        public string? TestName { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class ValuesAttribute : Attribute
    {
        public ValuesAttribute()
        {
        }

        public ValuesAttribute(params object?[]? args) => Arguments = args ?? [];

        public object?[] Arguments { get; } = [];
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SequentialAttribute : Attribute;

    public static class Assert
    {
        public static void That(bool condition) => throw new NotSupportedException();

        public static void That<TActual>(TActual actual, object expression) => throw new NotSupportedException();
    }
}
