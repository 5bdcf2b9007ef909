namespace EvalKit.Cli.Scaffolding;

/// <summary>Where pull requests are made.</summary>
internal enum CiHost
{
    None,
    GitHub,
    GitLab,
    Azure,
}
