namespace EvalKit;

/// <summary>A grader that .NET code gives under a name.</summary>
internal sealed record CodeGraderEntry(string Name, ISampleGrader Grader, GraderOptions Options, CodeParts Code);
