// What removal sees of the package Moq 4.20.
using System;
using System.Linq.Expressions;
using System.Threading.Tasks;
using Moq.Language.Flow;

namespace Moq
{
    public enum MockBehavior
    {
        Strict,
        Loose,
    }

    public class Mock<T>
        where T : class
    {
        public Mock()
        {
        }

        public Mock(MockBehavior behavior)
        {
        }

        public T Object => throw new NotSupportedException();

        public ISetup<T> Setup(Expression<Action<T>> expression) => throw new NotSupportedException();

        public ISetup<T, TResult> Setup<TResult>(Expression<Func<T, TResult>> expression) => throw new NotSupportedException();

        public ISetup<T, TProperty> SetupGet<TProperty>(Expression<Func<T, TProperty>> expression) => throw new NotSupportedException();

        public ISetupSequentialResult<TResult> SetupSequence<TResult>(Expression<Func<T, TResult>> expression) => throw new NotSupportedException();

        public void Verify(Expression<Action<T>> expression) => throw new NotSupportedException();

        public void Verify(Expression<Action<T>> expression, Times times) => throw new NotSupportedException();

        public void Verify(Expression<Action<T>> expression, Func<Times> times) => throw new NotSupportedException();

        public void Verify<TResult>(Expression<Func<T, TResult>> expression) => throw new NotSupportedException();

        public void Verify<TResult>(Expression<Func<T, TResult>> expression, Times times) => throw new NotSupportedException();

        public void Verify<TResult>(Expression<Func<T, TResult>> expression, Func<Times> times) => throw new NotSupportedException();

        public void VerifyAll() => throw new NotSupportedException();

        public void VerifyNoOtherCalls() => throw new NotSupportedException();
    }

    public static class Mock
    {
        public static T Of<T>()
            where T : class => throw new NotSupportedException();

        public static T Of<T>(Expression<Func<T, bool>> predicate)
            where T : class => throw new NotSupportedException();

        public static T Of<T>(Expression<Func<T, bool>> predicate, MockBehavior behavior)
            where T : class => throw new NotSupportedException();

        public static Mock<T> Get<T>(T mocked)
            where T : class => throw new NotSupportedException();
    }

    public readonly struct Times
    {
        public static Times Once() => default;

        public static Times Never() => default;

        public static Times Exactly(int callCount) => default;
    }

    public static class It
    {
        public static TValue IsAny<TValue>() => default!;

        public static TValue Is<TValue>(Expression<Func<TValue, bool>> match) => default!;
    }

    public static class ReturnsExtensions
    {
        public static IReturnsResult<TMock> ReturnsAsync<TMock, TResult>(this ISetup<TMock, Task<TResult>> mock, TResult value)
            where TMock : class => throw new NotSupportedException();

        public static IReturnsResult<TMock> ReturnsAsync<TMock, TResult>(this ISetup<TMock, ValueTask<TResult>> mock, TResult value)
            where TMock : class => throw new NotSupportedException();
    }

    public static class SequenceExtensions
    {
        public static ISetupSequentialResult<Task<TResult>> ReturnsAsync<TResult>(this ISetupSequentialResult<Task<TResult>> setup, TResult value) => throw new NotSupportedException();

        public static ISetupSequentialResult<ValueTask<TResult>> ReturnsAsync<TResult>(this ISetupSequentialResult<ValueTask<TResult>> setup, TResult value) => throw new NotSupportedException();
    }
}

namespace Moq.Language.Flow
{
    public interface ISetup<TMock>
        where TMock : class
    {
        void Verifiable();
    }

    public interface ISetup<TMock, TResult>
        where TMock : class
    {
        IReturnsResult<TMock> Returns(TResult value);

        IReturnsResult<TMock> Returns(Func<TResult> valueFunction);

        void Verifiable();
    }

    public interface IReturnsResult<TMock>
    {
        void Verifiable();
    }

    public interface ISetupSequentialResult<TResult>
    {
        ISetupSequentialResult<TResult> Returns(TResult value);
    }
}
