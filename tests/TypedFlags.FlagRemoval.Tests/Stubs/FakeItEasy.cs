// What removal sees of the package FakeItEasy 8.
using System;
using System.Linq.Expressions;
using System.Threading.Tasks;
using FakeItEasy.Configuration;

namespace FakeItEasy
{
    public static class A
    {
        public static T Fake<T>()
            where T : class => throw new NotSupportedException();

        public static IReturnValueArgumentValidationConfiguration<T> CallTo<T>(Expression<Func<T>> callSpecification) => throw new NotSupportedException();

        public static IVoidArgumentValidationConfiguration CallTo(Expression<Action> callSpecification) => throw new NotSupportedException();
    }

    public static class A<T>
    {
        public static T _ => default!;

        public static T Ignored => default!;
    }

    public static class ReturnValueConfigurationExtensions
    {
        public static IAfterCallConfiguredConfiguration Returns<T>(this IReturnValueConfiguration<T> configuration, T value) => throw new NotSupportedException();

        public static IAfterCallConfiguredConfiguration Returns<T>(this IReturnValueConfiguration<Task<T>> configuration, T value) => throw new NotSupportedException();

        public static IAfterCallConfiguredConfiguration Returns<T>(this IReturnValueConfiguration<ValueTask<T>> configuration, T value) => throw new NotSupportedException();
    }
}

namespace FakeItEasy.Configuration
{
    public interface IAssertConfiguration
    {
        void MustHaveHappened();

        void MustHaveHappenedOnceExactly();

        void MustNotHaveHappened();
    }

    public interface IReturnValueConfiguration<TMember> : IAssertConfiguration;

    public interface IReturnValueArgumentValidationConfiguration<TMember> : IReturnValueConfiguration<TMember>
    {
        IReturnValueConfiguration<TMember> WithAnyArguments();
    }

    public interface IVoidArgumentValidationConfiguration : IAssertConfiguration;

    public interface IAfterCallConfiguredConfiguration;
}
