namespace EvalKit.Fakes.Batches;

internal enum FakeResultKind
{
    /// <summary>Worked on; its status says whether it was answered.</summary>
    Done,

    Expired,

    Cancelled,

    /// <summary>In no file of results.</summary>
    Lost,
}
