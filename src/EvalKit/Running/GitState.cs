namespace EvalKit.Running;

/// <summary>Where the suite's repository stands.</summary>
/// <param name="Revision">The commit, 40 hexadecimal digits.</param>
/// <param name="IsDirty">Whether files differ from it.</param>
public sealed record GitState(string Revision, bool IsDirty);
