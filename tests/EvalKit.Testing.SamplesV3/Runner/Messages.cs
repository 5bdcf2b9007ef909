using System.Collections.Concurrent;
using Xunit.Sdk;

namespace EvalKit.Testing.Samples.Runner;

/// <summary>Everything that the framework says.</summary>
internal sealed class Messages : IMessageSink
{
    public ConcurrentQueue<IMessageSinkMessage> All { get; } = new();

    public bool OnMessage(IMessageSinkMessage message)
    {
        All.Enqueue(message);
        return true;
    }
}
