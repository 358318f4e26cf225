// What removal sees of the package NUnit 4.
using System;

namespace NUnit.Framework
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class TestFixtureAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TestAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SetUpAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class TestCaseAttribute(params object?[]? arguments) : Attribute
    {
        public object?[] Arguments { get; } = arguments ?? [];
    }

    public static class Assert
    {
        public static void That(bool condition) => throw new NotSupportedException();

        public static void That<TActual>(TActual actual, object expression) => throw new NotSupportedException();
    }
}
