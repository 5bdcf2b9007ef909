namespace EvalKit.Yaml;

internal enum YamlKind
{
    Scalar,
    List,
    Map,
}
