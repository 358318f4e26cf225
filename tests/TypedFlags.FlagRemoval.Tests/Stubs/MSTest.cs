// What removal sees of the package MSTest.TestFramework 3.
using System;

namespace Microsoft.VisualStudio.TestTools.UnitTesting
{
    [AttributeUsage(AttributeTargets.Class)]
    public class TestClassAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public class TestMethodAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public class DataTestMethodAttribute : TestMethodAttribute;

    [AttributeUsage(AttributeTargets.Method)]
    public class TestInitializeAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class DataRowAttribute : Attribute
    {
        public DataRowAttribute()
        {
        }

        public DataRowAttribute(object? data) => Data = [data];

        public DataRowAttribute(params object?[]? data) => Data = data ?? [];

        public object?[] Data { get; } = [];

        public string? DisplayName { get; set; }
    }

    public sealed class Assert
    {
        public static void AreEqual<T>(T expected, T actual) => throw new NotSupportedException();

        public static void IsTrue(bool condition) => throw new NotSupportedException();
    }
}
