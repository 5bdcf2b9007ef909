namespace EvalKit.Fakes.Counting;

internal enum ExchangeEnd
{
    /// <summary>Every byte of the response was handed to the kernel.</summary>
    Completed,

    /// <summary>A fault cut the response or the connection.</summary>
    Broken,

    /// <summary>The client left before the response was out.</summary>
    Aborted,
}
