namespace EvalKit.Testing;

/// <summary>What becomes of a test whose gate is not decided.</summary>
public sealed record GateTestOptions
{
    /// <summary>What a gate is that the data do not decide.</summary>
    /// <value>The default value is <see cref="InconclusiveGates.Skip"/>.</value>
    public InconclusiveGates Inconclusive { get; init; } = InconclusiveGates.Skip;

    /// <summary>What tests are whose answers are not on record while nothing can be called.</summary>
    /// <value>The default value is <see cref="MissingRecordings.Fail"/>.</value>
    public MissingRecordings Missing { get; init; } = MissingRecordings.Fail;
}

/// <summary>What the test of a gate is that the data do not decide: the interval holds both what the gate allows and what it forbids, or there is no baseline yet.</summary>
public enum InconclusiveGates
{
    /// <summary>Skipped, with the reason and with what would decide it: seen by whoever looks, and no reason for a build to fail.</summary>
    Skip,

    /// <summary>Failed: nothing is merged that is not shown to be good enough.</summary>
    Fail,

    /// <summary>Passed, with the reason in the test's output, as with the tool's exit code 0.</summary>
    Pass,
}

/// <summary>What tests are whose answers are not on record while nothing can be called. They never pass.</summary>
public enum MissingRecordings
{
    /// <summary>Failed, with how to record.</summary>
    Fail,

    /// <summary>Skipped, with how to record.</summary>
    Skip,
}

/// <summary>Whether the items of a suite are tests, too.</summary>
public enum ItemTests
{
    /// <summary>No: one item that turns out differently fails no build that the gates pass.</summary>
    None,

    /// <summary>An item that is not good enough is skipped, with the reason: seen, while the gates decide.</summary>
    Show,

    /// <summary>An item that is not good enough fails.</summary>
    Fail,
}
