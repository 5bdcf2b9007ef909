using System.Collections.Concurrent;
using Xunit.Abstractions;

namespace EvalKit.Xunit.Tests.Runner;

/// <summary>Everything that the framework says, until it says that it has ended.</summary>
internal sealed class Messages : LongLivedMarshalByRefObject, IMessageSink
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<IMessageSinkMessage> All { get; } = new();

    public Task Ended => _ended.Task;

    public bool OnMessage(IMessageSinkMessage message)
    {
        All.Enqueue(message);
        if (message is ITestAssemblyFinished or IDiscoveryCompleteMessage)
            _ended.TrySetResult();
        return true;
    }
}
